//! Parts that several panels draw. They know the screen and the tokens, not the project.
