"""Lets failed comparisons in the doors show both sides."""

import pytest

pytest.register_assert_rewrite("editor_doors")
