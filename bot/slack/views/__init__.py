"""View builders: domain values and copy in, Block Kit out; pure."""
