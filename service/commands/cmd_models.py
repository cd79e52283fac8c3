"""`models`: list, verify, install and choose model packages."""

import argparse
from typing import Any

from service.adapters import model_packages
from service.commands import terminal
from service.settings import Settings


def add(commands: Any) -> None:
    """Add `models` to the parser."""
    meaning = "list, verify, install and choose model packages"
    models = commands.add_parser("models", help=meaning, description=meaning)
    actions = models.add_subparsers(required=True, metavar="ACTION")
    _action(actions, "list", "list the installed packages, * the one in use", _list)
    _action(actions, "verify", "check the files of every package", _verify)
    install = _action(actions, "install", "install a package", _install)
    install.add_argument(
        "origin",
        metavar="argos|PATH|URL",
        help="argos: Argos's own French-English package, downloaded and put in use at once; "
        "else a package file (./argos for one of that name), its address, or an Argos index's",
    )
    install.add_argument(
        "--sha256", metavar="H", help="checksum of the file (default: that of an earlier install)"
    )
    use = _action(actions, "use", "use a package from the next start on", _use)
    use.add_argument("name", metavar="NAME", help="name of an installed package: see `models list`")


def _action(actions: Any, name: str, meaning: str, act: Any) -> Any:
    """Add one action to the parser, and return it for its arguments."""
    action = actions.add_parser(name, help=meaning, description=meaning)
    action.set_defaults(act=act)
    return action


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
    """Check the files of every package; return 1 where one is damaged and was not repaired."""
    state = settings.state_dir
    damaged = {package.path for package, whole in model_packages.verify(state) if not whole}
    # This checks the bundled file, and unpacks it again if its unpacked copy is damaged.
    model_packages.current(state, settings.model)
    checked = model_packages.verify(state)
    for package, whole in checked:
        word = "repaired" if package.path in damaged else "intact"
        terminal.write(f"{word if whole else 'DAMAGED'} {package.name} {package.version}")
    return 0 if all(whole for _, whole in checked) else 1


def _install(arguments: argparse.Namespace, settings: Settings) -> None:
    """Install a package; Argos's own one is put in use too."""
    state, sha256 = settings.state_dir, arguments.sha256
    if arguments.origin == model_packages.ARGOS:
        package = model_packages.install_argos(state, sha256)
    else:
        package = model_packages.install(arguments.origin, state, sha256)
    terminal.write(f"installed {package.name} {package.version} sha256 {package.sha256}")
    if arguments.origin == model_packages.ARGOS:
        _say_in_service(package)


def _use(arguments: argparse.Namespace, settings: Settings) -> None:
    """Choose the package that is used from the next start on."""
    _say_in_service(model_packages.use(arguments.name, settings.state_dir))


def _say_in_service(package: model_packages.Package) -> None:
    terminal.write(f"{package.name} {package.version} is in service from the next start on")
