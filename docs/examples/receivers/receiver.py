"""A receiver of Habeas policy webhooks, with Python's standard library alone.

    python3 receiver.py           takes calls, until it is stopped
    python3 receiver.py resume    resumes the requests that it halted: what a person's "yes" would do

HABEAS_WEBHOOK_SECRET is the signing secret of the connection (of several, with spaces between), HABEAS where the server is
(http://localhost:8080), PORT where to listen (9000), INBOX the folder for what must not be forgotten (./inbox).
"""

import base64, hashlib, hmac, json, os, pathlib, re, sys, threading, time, urllib.error, urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HABEAS = os.environ.get("HABEAS", "http://localhost:8080").rstrip("/")
SECRETS = os.environ.get("HABEAS_WEBHOOK_SECRET") or sys.exit("Set HABEAS_WEBHOOK_SECRET to the connection's signing secret.")
KEYS = [base64.b64decode(secret.removeprefix("whsec_")) for secret in SECRETS.split()]
INBOX = pathlib.Path(os.environ.get("INBOX", "inbox"))
INBOX.mkdir(mode=0o700, exist_ok=True)  # reply tokens are kept in it
ONE_AT_A_TIME = threading.Lock()

CUSTOMERS = {"jane@example.com": "+1 555 0100"}


def genuine(headers, body):
    """Whether the call was signed with our secret, and not long ago (Standard Webhooks 1.0)."""
    call, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,100}", call) or not re.fullmatch(r"[0-9]{1,11}", timestamp):
        return False
    if abs(time.time() - int(timestamp)) > 300:
        return False
    message = f"{call}.{timestamp}.".encode() + body
    expected = [b"v1," + base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()) for key in KEYS]
    # There are several while a secret is being changed. Compared in constant time: how long it takes tells nothing.
    signatures = headers.get("webhook-signature", "").encode("latin-1").split(b" ")
    return any([hmac.compare_digest(one, other) for one in expected for other in signatures])


def decide(path, call, headers):
    """What we answer. Whatever it does must be done before the answer is written down."""
    request = call["privacy_request_id"]
    if path == "/identify" and call["identity"]["email"] in CUSTOMERS:
        return {"halt": False, "derived_identity": {"phone_number": CUSTOMERS[call["identity"]["email"]]}}
    if path == "/approve" and "reply-to-token" in headers:
        (INBOX / f"{headers['webhook-id']}.waiting").write_text(f"{request}\n{headers['reply-to-token']}\n")
        print(f"{request} waits for a person", flush=True)
        return {"halt": True}
    print(f"{request} noted", flush=True)
    return {}


def answer(path, headers, body):
    """The answer to a genuine call; to a repeated one, the same as before."""
    call = json.loads(body)
    if call["callback_type"] == "test":
        return "{}"
    with ONE_AT_A_TIME:
        known = INBOX / f"{headers['webhook-id']}.answer"
        if not known.exists():
            text = json.dumps(decide(path, call, headers))
            draft = known.with_suffix(".draft")
            draft.write_text(text)
            draft.rename(known)
        return known.read_text()


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_POST(self):
        length = int(self.headers.get("content-length") or 0)
        if length > 65536:
            return self.reply(413, "")
        body = self.rfile.read(length)  # the bytes as they came: they are what is signed
        if not genuine(self.headers, body):
            print("refused: not genuine", flush=True)
            return self.reply(401, "")
        self.reply(200, answer(self.path, self.headers, body))

    def reply(self, status, text):
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(text)))
        self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *anything):
        pass


def resume(waiting):
    """Resumes one request. The address is put together from what we know: reply-to-url is not signed."""
    request, token = waiting.read_text().split()
    status = 400
    for attempt in range(5):  # 400: it does not wait yet (our answer is on its way), or not any more
        call = urllib.request.Request(
            f"{HABEAS}/api/v1/privacy-request/{request}/resume",
            data=b"{}",  # or {"derived_identity": {…}}
            headers={"authorization": f"Bearer {token}", "content-type": "application/json"},
        )
        try:
            status = urllib.request.urlopen(call, timeout=30).status
        except urllib.error.HTTPError as refused:
            status = refused.code
        if status != 400:
            break
        time.sleep(1)
    print(f"{request} resumed: {status}", flush=True)
    if status in (200, 400, 401, 403):  # done, or not to be had any more
        waiting.unlink()


if __name__ == "__main__":
    if sys.argv[1:] == ["resume"]:
        for waiting in sorted(INBOX.glob("*.waiting")):
            resume(waiting)
    else:
        server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "9000"))), Receiver)
        print(f"ready at http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()
