"""What templates can ask besides what Django gives them."""
