"""Chat: questions to a model behind any server that speaks OpenAI's protocol, and its whole answers."""

from __future__ import annotations

from pipeline.chat.client import Chat, Message, new_session
from pipeline.chat.endpoint import KEY, Key, find_key
from pipeline.chat.replies import Reply, Usage, estimated_tokens

__all__ = ["KEY", "Chat", "Key", "Message", "Reply", "Usage", "estimated_tokens", "find_key", "new_session"]
