/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of sockets over TLS.
 */
class HttpClientTlsTests {

	@TempDir
	static Path directory;

	private static SSLContext own;

	private static SSLContext other;

	private static RawServer server;

	private static RawServer wrongHost;

	@BeforeAll
	static void start() throws Exception {
		own = context("own", "ip:127.0.0.1");
		other = context("other", "dns:elsewhere.example");
		server = RawServer.start(own);
		wrongHost = RawServer.start(other);
	}

	@AfterAll
	static void stop() {
		server.close();
		wrongHost.close();
	}

	/**
	 * A context with a certificate of its own that trusts this certificate.
	 */
	private static SSLContext context(String name, String host) throws Exception {
		Path keys = directory.resolve(name + ".p12");
		run(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "desk",
				"-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=" + host, "-validity", "2", "-storetype",
				"PKCS12", "-storepass", "changeit", "-keystore", keys.toString());
		return context(keys);
	}

	private static void run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
	}

	private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(keys)) {
			store.load(in, "changeit".toCharArray());
		}
		KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		own.init(store, "changeit".toCharArray());
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("desk", store.getCertificate("desk"));
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
		return context;
	}

	private static RecordingSocketListener connect(ClientFixture fixture, RawServer server, @Nullable String bundle) {
		return fixture
			.connect(new SocketTarget(server.uri("/wss"), new HttpHeaders(), List.of(), bundle, ClientFixture.TIMEOUT));
	}

	private static void assertOpens(ClientFixture fixture) {
		RecordingSocketListener listener = connect(fixture, server, "desk");
		try (RawConversation peer = server.upgraded()) {
			listener.expect("opened");
			peer.send("safe");
			listener.expect("text safe");
		}
	}

	private static void assertRefused(RecordingSocketListener listener, RawServer server, String reason) {
		server.refuse();
		assertThat(listener.failure()).hasMessage("TLS with 127.0.0.1:" + server.port() + " failed: " + reason);
	}

	@Test
	void aBundleTrustsItsCertificates() {
		try (ClientFixture fixture = new ClientFixture(new FixedSslContexts().with("desk", own), Duration.ZERO)) {
			assertOpens(fixture);
		}
	}

	@Test
	void anUnknownIssuerIsRefused() {
		try (ClientFixture fixture = new ClientFixture()) {
			assertRefused(connect(fixture, server, null), server,
					"unable to find valid certification path to requested target");
		}
	}

	@Test
	void aCertificateOfAnotherHostIsRefused() {
		try (ClientFixture fixture = new ClientFixture(new FixedSslContexts().with("desk", other), Duration.ZERO)) {
			assertRefused(connect(fixture, wrongHost, "desk"), wrongHost,
					"No subject alternative names matching IP address 127.0.0.1 found");
		}
	}

	@Test
	void aPlainServerIsRefused() {
		try (ClientFixture fixture = new ClientFixture(); RawServer plain = RawServer.start()) {
			RecordingSocketListener listener = fixture.connect(URI.create("wss://127.0.0.1:" + plain.port() + "/wss"));
			plain.answerAnything("HTTP/1.1 400 Bad\r\n\r\n");
			assertThat(listener.failure()).hasMessageStartingWith("TLS with 127.0.0.1:" + plain.port() + " failed: ");
		}
	}

	@Test
	void aChangedBundleCountsForTheNextSocket() {
		FixedSslContexts bundles = new FixedSslContexts().with("desk", other);
		try (ClientFixture fixture = new ClientFixture(bundles, Duration.ZERO)) {
			assertRefused(connect(fixture, server, "desk"), server,
					"unable to find valid certification path to requested target");
			bundles.update("desk", own);
			assertOpens(fixture);
		}
	}

	@Test
	void anOpenSocketOutlivesTheClientThatAChangeDropped() {
		FixedSslContexts bundles = new FixedSslContexts().with("desk", own);
		try (ClientFixture fixture = new ClientFixture(bundles, Duration.ZERO)) {
			RecordingSocketListener listener = connect(fixture, server, "desk");
			try (RawConversation peer = server.upgraded()) {
				listener.expect("opened");
				bundles.update("desk", other);
				System.gc();
				peer.send("still here");
				listener.expect("text still here");
			}
		}
	}

	@Test
	void aBundleThatFailsIsNamed() {
		SslContexts none = new FixedSslContexts() {

			@Override
			public SSLContext context(String bundle) {
				throw new IllegalStateException("no such file");
			}

		};
		try (ClientFixture fixture = new ClientFixture(none, Duration.ZERO)) {
			assertThat(connect(fixture, server, "desk").failure())
				.hasMessage(server.uri("/wss") + " cannot be opened: the SSL bundle 'desk' cannot be used");
		}
	}

}
