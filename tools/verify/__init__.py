"""The independent checker. It knows `domain` and a catalog, and nothing of how plans are made.

`verify` (plans), `verify_claims` (short answers), `scan` (prose), `seal` and `check_receipt` (receipts), `verify_file` and
`plan_schema` (plan files of any origin).
"""

from .claims import verify_claims
from .door import verify
from .files import plan_schema, read_plan, verify_file
from .prose import scan
from .receipt import check_receipt, seal
from .rules import VERSION

__all__ = [
    "VERSION",
    "check_receipt",
    "plan_schema",
    "read_plan",
    "scan",
    "seal",
    "verify",
    "verify_claims",
    "verify_file",
]
