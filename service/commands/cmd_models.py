"""`models`: list, check, install and choose model packages."""

import argparse
from typing import Any

from service.adapters import model_packages
from service.commands import terminal
from service.settings import Settings


def add(commands: Any) -> None:
    """Describe `models`."""
    meaning = "list, check, install and choose model packages"
    models = commands.add_parser("models", help=meaning, description=meaning)
    actions = models.add_subparsers(required=True, metavar="ACTION")
    actions.add_parser("list", help="list packages, * the one in service").set_defaults(act=_list)
    actions.add_parser("verify", help="check their files").set_defaults(act=_verify)
    install = actions.add_parser("install", help="install a package file or from an Argos index")
    install.add_argument("origin", metavar="PATH_OR_URL")
    install.add_argument("--sha256", metavar="H", help="checksum that the file must have")
    install.set_defaults(act=_install)
    use = actions.add_parser("use", help="put a package in service")
    use.add_argument("name", metavar="NAME")
    use.set_defaults(act=_use)


def _list(_arguments: argparse.Namespace, settings: Settings) -> None:
    """List the installed packages."""
    current = model_packages.current(settings.state_dir, settings.model)
    for package in sorted(
        {current, *model_packages.installed(settings.state_dir)}, key=lambda p: p.path
    ):
        mark = "*" if package.path == current.path else " "
        terminal.write(
            f"{mark} {package.name} {package.version} {package.sha256[:12]} {package.path}"
        )


def _verify(_arguments: argparse.Namespace, settings: Settings) -> int:
    """Check the files of every package; 1 where one is damaged and cannot be unpacked again."""
    state = settings.state_dir
    damaged = {package.path for package, whole in model_packages.verify(state) if not whole}
    model_packages.current(
        state, settings.model
    )  # checks the bundled file; unpacks it where that is needed
    checked = model_packages.verify(state)
    for package, whole in checked:
        word = "mended" if package.path in damaged else "whole"
        terminal.write(f"{word if whole else 'DAMAGED'} {package.name} {package.version}")
    return 0 if all(whole for _, whole in checked) else 1


def _install(arguments: argparse.Namespace, settings: Settings) -> None:
    """Install a package."""
    package = model_packages.install(arguments.origin, settings.state_dir, arguments.sha256)
    terminal.write(f"installed {package.name} {package.version} sha256 {package.sha256}")


def _use(arguments: argparse.Namespace, settings: Settings) -> None:
    """Put a package in service."""
    package = model_packages.use(arguments.name, settings.state_dir)
    terminal.write(f"{package.name} {package.version} is in service from the next start on")
