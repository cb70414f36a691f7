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

package io.github.wssbackend.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.WssServers;
import io.github.wssbackend.testing.RawPeer;
import io.github.wssbackend.testing.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of servers of a web server that speaks TLS.
 */
class TlsTests {

	@TempDir
	static Path directory;

	private static TestApplication application;

	private static SSLContext trusting;

	@BeforeAll
	static void start() throws Exception {
		Path keys = directory.resolve("keys.p12");
		run(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "desk",
				"-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1", "-validity", "2", "-storetype",
				"PKCS12", "-storepass", "changeit", "-keystore", keys.toString());
		trusting = trusting(keys);
		application = TestApplication.start(TlsTests.class,
				"spring.ssl.bundle.jks.desk.keystore.location=" + keys.toUri(),
				"spring.ssl.bundle.jks.desk.keystore.password=changeit", "server.ssl.bundle=desk",
				"wss.servers[0].path=/wss", "wss.servers[1].path=/side", "wss.servers[1].port=0");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static void run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
	}

	private static SSLContext trusting(Path keys) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(keys)) {
			store.load(in, "changeit".toCharArray());
		}
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("desk", store.getCertificate("desk"));
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, factory.getTrustManagers(), null);
		return context;
	}

	private static RawPeer upgrade(int port, String path, String... headers) throws IOException {
		Socket socket = trusting.getSocketFactory().createSocket("127.0.0.1", port);
		return RawPeer.upgrade(socket, port, path, headers);
	}

	@Test
	void theAddressesSayWss() {
		assertThat(application.server("/wss").address()).isEqualTo("wss://127.0.0.1:" + application.port() + "/wss");
		WssServer side = application.server("/side");
		assertThat(side.address()).isEqualTo("wss://127.0.0.1:" + side.port() + "/side");
	}

	@Test
	void theFurtherPortSpeaksTlsToo() throws IOException {
		try (RawPeer main = upgrade(application.port(), "/wss");
				RawPeer side = upgrade(application.server("/side").port(), "/side")) {
			assertThat(main.next().text()).startsWith("{\"route\":\"setId\"");
			assertThat(side.next().text()).startsWith("{\"route\":\"setId\"");
		}
	}

	@Test
	void thePlainOriginIsAnotherOne() throws IOException {
		int port = application.port();
		try (RawPeer own = upgrade(port, "/wss", "Origin: https://127.0.0.1:" + port);
				RawPeer plain = upgrade(port, "/wss", "Origin: http://127.0.0.1:" + port)) {
			assertThat(own.status()).isEqualTo(101);
			assertThat(plain.status()).isEqualTo(403);
		}
	}

	@Test
	void theMainPortSpeaksTlsAfterAFurtherOneWasClosed() throws IOException {
		WssServer late = application.bean(WssServers.class).setup(WssServerOptions.path("/late").port(0).build());
		try (RawPeer peer = upgrade(late.port(), "/late")) {
			assertThat(peer.status()).isEqualTo(101);
		}
		late.terminate();
		try (RawPeer peer = upgrade(application.port(), "/wss")) {
			assertThat(peer.status()).isEqualTo(101);
		}
	}

}
