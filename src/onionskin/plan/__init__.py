"""The plan of a shot: plain, validated data of who is where when."""
