"""`broadsheet doctor`: is the library well, and what can be done if it is not."""

import argparse
import sys

from reader.commands.printing import print_text, to_json
from reader.config import folders
from reader.errors import LibraryError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `doctor`."""
    parser.add_argument(
        "--repair", action="store_true", help="repair what can be; nothing that you wrote is taken away"
    )
    parser.add_argument("--json", action="store_true", help="print a JSON array")


def run(options: argparse.Namespace) -> int:
    """Examine the library; the exit code is 0 when all is well, or was made so."""
    from reader.library.checkup import Severity, examine

    folder = folders(options.library).library
    findings = examine(folder)
    if options.repair:
        # One repair can lay open what lay under it: a file that cannot be read has no rows to look at.
        for _ in range(3):
            repairable = [finding for finding in findings if finding.repair is not None]
            if not repairable:
                break
            failed = False
            for finding in repairable:
                try:
                    if finding.repair is not None:
                        print(f"broadsheet: {finding.repair()}", file=sys.stderr)
                except (LibraryError, OSError) as error:
                    failed = True
                    print(f"broadsheet: could not be repaired: {error}", file=sys.stderr)
            findings = examine(folder)
            if failed:
                break
    if options.json:
        rows = [
            {
                "severity": finding.severity.value,
                "message": finding.message,
                "hint": finding.hint,
                "repairable": finding.repair is not None,
            }
            for finding in findings
        ]
        print_text(to_json(rows, indent=2))
    else:
        for finding in findings:
            hint = f" ({finding.hint})" if finding.hint else ""
            print_text(f"{finding.severity.value}: {finding.message}{hint}")
        if not findings:
            print_text(f"The library in {folder} is well.")
        elif not options.repair and any(finding.repair for finding in findings):
            print("broadsheet: `broadsheet doctor --repair` repairs what can be", file=sys.stderr)
    return int(any(finding.severity is not Severity.NOTE for finding in findings))
