"""Serves Cognito by moto on a free port of loopback, with pools in it, prints the port, and ends with standard input.

The first argument is the folder with moto's own python.
"""
import os
import signal
import sys

REGION = "eu-west-1"
CALLBACK = "https://catalog.example.com/callback"


def cognito(port, region):
    import boto3

    return boto3.client(
        "cognito-idp", region_name=region, endpoint_url=f"http://127.0.0.1:{port}", aws_access_key_id="test",
        aws_secret_access_key="test")


def fill(port):
    client = cognito(port, REGION)
    ids = [client.create_user_pool(PoolName=f"pool-{number}")["UserPool"]["Id"] for number in range(1, 91)]
    for number in range(1, 64):
        client.create_user_pool_client(UserPoolId=ids[74], ClientName=f"client-{number}")
    furnish(client, ids[74], "catalog", "alice.other@example.org")
    furnish(client, ids[75], "catalog-2", "alice@example.org")
    far = cognito(port, "ap-southeast-2")
    far.create_user_pool(PoolName="far-away")


def furnish(client, pool, domain, second):
    """With an app client that can be used, and people, of whom alice-2 has this address."""
    client.create_user_pool_domain(UserPoolId=pool, Domain=domain)
    client.create_user_pool_client(
        UserPoolId=pool, ClientName="openmetadata", GenerateSecret=True,
        CallbackURLs=["https://other.example.com/", CALLBACK], LogoutURLs=["https://catalog.example.com"],
        AllowedOAuthFlows=["code"], AllowedOAuthFlowsUserPoolClient=True, AllowedOAuthScopes=["openid", "email"],
        SupportedIdentityProviders=["COGNITO"], RefreshTokenValidity=2, TokenValidityUnits={"RefreshToken": "hours"})
    people = [
        ("alice", [("email", "alice@example.com"), ("email_verified", "true")]),
        ("alice-2", [("email", second), ("email_verified", "true")]),
        ("bob", [("email", "bob@example.com"), ("email_verified", "false")]), ("carol", []),
    ]
    for name, attributes in people:
        client.admin_create_user(
            UserPoolId=pool, Username=name, UserAttributes=[{"Name": key, "Value": value} for key, value in attributes])
    client.create_group(UserPoolId=pool, GroupName="stewards", Description="those who may")
    client.admin_add_user_to_group(UserPoolId=pool, Username="bob", GroupName="stewards")


def shape_secrets():
    """Secrets look like those of AWS, which have no hyphens."""
    from moto.cognitoidp.models import CognitoIdpUserPoolClient

    make = CognitoIdpUserPoolClient.__init__

    def make_shaped(self, *arguments, **named):
        make(self, *arguments, **named)
        self.secret = (self.secret.replace("-", "") * 2)[:52]

    CognitoIdpUserPoolClient.__init__ = make_shaped


def serve():
    import logging

    from moto.server import ThreadedMotoServer

    shape_secrets()
    logging.getLogger("werkzeug").disabled = True
    signal.pthread_sigmask(signal.SIG_UNBLOCK, signal.valid_signals())
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    port = server.get_host_and_port()[1]
    fill(port)
    print(port, flush=True)
    sys.stdin.buffer.read()
    os._exit(0)


if sys.argv[1] == "serve":
    serve()
else:
    python = os.path.join(sys.argv[1], "python")
    os.execv(python, [python, "-B", os.path.abspath(__file__), "serve"])
