"""The corridor between the window and the engine process."""
