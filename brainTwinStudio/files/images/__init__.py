"""Images, surfaces and atlases, and regional signals and shares from them."""
