"""What the stage knows of what it draws: depth, poses, who is where, edges, true flow."""
