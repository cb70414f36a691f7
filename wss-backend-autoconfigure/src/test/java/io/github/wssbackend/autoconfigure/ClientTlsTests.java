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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.client.WssClientOptions;
import io.github.wssbackend.testing.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of sockets to a server that speaks TLS.
 */
class ClientTlsTests {

	@TempDir
	static Path directory;

	private static TestApplication far;

	private static ClientApplication near;

	@BeforeAll
	static void start() throws Exception {
		String keys = directory.resolve("keys.p12").toString();
		Path certificate = directory.resolve("desk.pem");
		keytool("-genkeypair", "-alias", "desk", "-keyalg", "EC", "-dname", "CN=desk", "-ext", "san=ip:127.0.0.1",
				"-validity", "2", "-storetype", "PKCS12", "-storepass", "changeit", "-keystore", keys);
		keytool("-exportcert", "-rfc", "-alias", "desk", "-file", certificate.toString(), "-storepass", "changeit",
				"-keystore", keys);
		far = TestApplication.start(ClientTlsTests.class,
				"spring.ssl.bundle.jks.desk.keystore.location=" + Path.of(keys).toUri(),
				"spring.ssl.bundle.jks.desk.keystore.password=changeit", "server.ssl.bundle=desk");
		near = ClientApplication.start(List.of(), "wss.clients.up.url=" + url("127.0.0.1"),
				"wss.clients.up.ssl.bundle=trusting",
				"spring.ssl.bundle.pem.trusting.truststore.certificate=" + certificate.toUri(),
				"spring.ssl.bundle.pem.old.truststore.certificate=" + certificate.toUri(),
				"spring.ssl.bundle.pem.old.options.enabled-protocols=TLSv1.1");
	}

	@AfterAll
	static void stop() {
		near.close();
		far.close();
	}

	private static void keytool(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
	}

	private static String url(String host) {
		return "wss://" + host + ":" + far.port() + "/wss";
	}

	@Test
	void whoTrustsTheFarSideIsConnected() throws Exception {
		WssConnection up = near.template().whenOpen("up").get(5, TimeUnit.SECONDS);
		assertThat(up.run("ping", String.class)).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo("pong");
	}

	@Test
	void whoTrustsOnlyWhomTheJdkTrustsIsNot() {
		assertThatExceptionOfType(WssConnectException.class).isThrownBy(() -> near.template().open(url("127.0.0.1")))
			.withMessageContaining("unable to find valid certification path");
	}

	@Test
	void aFarSideOfAnotherNameIsNotTrusted() {
		assertThatExceptionOfType(WssConnectException.class)
			.isThrownBy(
					() -> near.template().open(WssClientOptions.url(url("localhost")).sslBundle("trusting").build()))
			.withMessageContaining("localhost");
	}

	@Test
	void theProtocolsOfTheBundleCount() {
		assertThatExceptionOfType(WssConnectException.class)
			.isThrownBy(() -> near.template().open(WssClientOptions.url(url("127.0.0.1")).sslBundle("old").build()))
			.withMessageContaining("protocol");
	}

}
