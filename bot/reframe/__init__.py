"""The reframing engine, one file a stage: pure, no input or output, no clock."""
