"""Prompts: one Markdown file each, loaded and rendered strictly by `loader`; examples for few-shot prompts in `examples`."""
