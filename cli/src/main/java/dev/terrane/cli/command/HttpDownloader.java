package dev.terrane.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.terrane.run.source.Downloader;

/** Gets sources with the JDK's small HTTP client, which costs little to start. */
final class HttpDownloader implements Downloader {

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int REDIRECTIONS = 10;

    @Override
    public Answer get(URI address, Map<String, String> headers) throws IOException {
        URI at = address;
        for (int i = 0; i < REDIRECTIONS; i++) {
            HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            headers.forEach(connection::setRequestProperty);
            int status = connection.getResponseCode();
            String location = connection.getHeaderField("Location");
            if (status / 100 != 3 || location == null) {
                return answer(connection, status);
            }
            at = at.resolve(location);
        }
        throw new IOException("too many redirections from " + address);
    }

    private static Answer answer(HttpURLConnection connection, int status) throws IOException {
        Map<String, List<String>> headers = new HashMap<>(connection.getHeaderFields());
        headers.remove(null);
        InputStream body = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        return new Answer(status, headers, body == null ? InputStream.nullInputStream() : body);
    }
}
