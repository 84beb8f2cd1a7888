"""The HTTP API: videos as jobs, by the convention of OpenAI's `/v1/videos`. Extra `server`."""
