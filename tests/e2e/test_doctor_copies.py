from tests.terminal import PROGRAM, Terminal


def test_a_test_copy_reaches_the_terminal(terminal: Terminal) -> None:
    terminal.run([PROGRAM, "doctor", "--copy-test"])
    terminal.until("Paste it somewhere")
    assert [text for _, text in terminal.copies] == ["profiletui copy test"]
    assert "Sent to your terminal (OSC 52)" in terminal.text
    assert terminal.ended(2.0) == 0
