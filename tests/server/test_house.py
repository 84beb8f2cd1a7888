"""Room on the disk, and keys, as the page shows them."""


def test_room_is_told_and_what_lies_around_is_thrown_away(running):
    """Uploads and the trash go; what was made stays."""
    with running.client() as client:
        client.post("/v1/uploads", files={"file": b"some words"})
        told = client.get("/v1/storage").json()
        assert told["sent_bytes"] == 10
        assert told["free_bytes"] > 0
        assert told["folder"] == str(running.store.folder)
        assert client.post("/v1/storage/clean").json()["num_uploads"] == 1
        assert client.get("/v1/storage").json()["sent_bytes"] == 0


def test_a_key_is_made_shown_once_and_taken_back(running):
    """Its scopes and limits are told; the key itself never again."""
    with running.client() as client:
        asked = {"name": "Ann", "scopes": ["read"], "requests_per_minute": 9}
        made = client.post("/v1/keys", json=asked).json()
        assert made["key"].startswith("os-")
        assert client.post("/v1/keys", json=asked).json()["error"]["param"] == "name"
        (known,) = client.get("/v1/keys").json()["data"]
        assert (known["name"], known["scopes"], known["requests_per_minute"]) == (
            "Ann",
            ["read"],
            9,
        )
        assert made["key"] not in client.get("/v1/keys").text
        assert running.keys().holder_of(made["key"]).name == "Ann"
        assert client.delete("/v1/keys/Ann").json()["deleted"]
        assert client.delete("/v1/keys/Ann").status_code == 404


def test_keys_are_managed_on_the_machine_itself_alone(guarded):
    """A server that others reach lets nobody make keys, whatever their key allows."""
    key = guarded.keys().add("ann")
    with guarded.client(Authorization=f"Bearer {key}") as client:
        assert client.get("/v1/keys").status_code == 403
        assert client.post("/v1/keys", json={"name": "me too"}).status_code == 403
        assert client.get("/v1/storage").json()["folder"] is None


def test_a_browser_is_given_a_key_once_and_sends_it_by_itself(guarded):
    """In a cookie that no script reads, no other site sends, and that ends with the browser."""
    key = guarded.keys().add("ann")
    with guarded.client() as browser:
        assert browser.post("/v1/session").status_code == 401
        wrong = browser.post("/v1/session", headers={"Authorization": "Bearer os-wrong"})
        assert (wrong.status_code, "set-cookie" in wrong.headers) == (401, False)
        opened = browser.post("/v1/session", headers={"Authorization": f"Bearer {key}"})
        cookie = opened.headers["set-cookie"].lower()
        assert opened.json()["name"] == "ann"
        assert key not in opened.text
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert "max-age" not in cookie
        assert "expires" not in cookie
        assert browser.get("/v1/videos").status_code == 200
        assert browser.get("/v1/session").json()["scopes"] == ["read", "write"]
        foreign = browser.post("/v1/plans", headers={"Origin": "https://evil.example"})
        assert foreign.json()["error"]["code"] == "wrong_origin"
        assert guarded.keys().remove("ann")
        assert browser.get("/v1/videos").status_code == 401
        assert browser.delete("/v1/session").status_code == 204
        assert "onionskin_key" not in browser.cookies
