"""Certificates for one run: an authority, leaves of every kind, and an authority nobody knows."""
import pathlib
import subprocess

CONFIG = """
[ca]
default_ca = here
[here]
database = {folder}/index.txt
serial = {folder}/serial
new_certs_dir = {folder}
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical,CA:true
"""
PAST, NOW, FUTURE = "20200101000000Z", "20240101000000Z", "20480101000000Z"
FAR = "20490101000000Z"
HERE = "DNS:localhost,DNS:provider.test,IP:127.0.0.1,IP:::1"


def openssl(*arguments):
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"openssl {arguments[0]}: {done.stderr.strip()}")


def authority(folder):
    folder.mkdir()
    (folder / "index.txt").touch()
    (folder / "serial").write_text("01\n")
    (folder / "config").write_text(CONFIG.format(folder=folder))
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3650",
            "-subj", f"/CN={folder.name}", "-config", folder / "config", "-extensions", "authority",
            "-keyout", folder / "key.pem", "-out", folder / "ca.pem")
    return folder


def leaf(ca, name, names=HERE, begins=NOW, ends=FAR):
    request, key, certificate = (ca / f"{name}.{kind}" for kind in ("csr", "key", "pem"))
    openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
            "-addext", f"subjectAltName={names}", "-config", ca / "config", "-keyout", key, "-out", request)
    openssl("ca", "-batch", "-notext", "-config", ca / "config", "-cert", ca / "ca.pem", "-keyfile", ca / "key.pem",
            "-startdate", begins, "-enddate", ends, "-in", request, "-out", certificate)
    return certificate, key


def make(folder):
    """Pairs of certificate and key by the name of their listener, and the file of the known authority."""
    folder = pathlib.Path(folder)
    known, stranger = authority(folder / "known"), authority(folder / "stranger")
    return {
        "tls": leaf(known, "good"),
        "expired": leaf(known, "expired", begins=PAST, ends="20200201000000Z"),
        "notYetValid": leaf(known, "early", begins=FUTURE),
        "wrongHost": leaf(known, "other", names="DNS:elsewhere.test"),
        "unknownAuthority": leaf(stranger, "strange"),
    }, known / "ca.pem"
