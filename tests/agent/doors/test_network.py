"""Where a network door listens: what cannot be had is said in a sentence."""

import socket

import pytest
from tripwright.agent.doors.network import _listening, run
from tripwright.domain.errors import InputError


def test_a_port_in_use_is_said_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=rf"127\.0\.0\.1:{port} \(.*in use\).*choose another --port"):
            run(None, None, "127.0.0.1", port, None)


@pytest.mark.parametrize("host", ["203.0.113.7", "a" * 70 + ".example"])
def test_an_address_of_another_machine_is_said_too(host: str) -> None:
    with pytest.raises(InputError, match=r"Cannot listen on .*: choose another"):
        _listening(host, 0)


def test_a_free_port_is_taken_for_zero() -> None:
    with _listening("localhost", 0) as line:
        assert line.getsockname()[1] > 0
