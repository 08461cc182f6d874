"""The pages of the reading room: server-rendered, working without JavaScript."""
