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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.restarts.Footprint;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application without a web server, whose outbound sockets a test opens with short
 * times. Close it: then nothing of them may be left.
 */
final class TemplateFixture implements AutoCloseable {

	static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

	static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);

	/** What may come in addition on a busy machine before a test gives up. */
	static final Duration BOUND = Duration.ofSeconds(20);

	static final Duration FIRST_WAIT = Duration.ofMillis(50);

	static final Duration LONGEST_WAIT = Duration.ofMillis(200);

	final List<String> events = new CopyOnWriteArrayList<>();

	private final Footprint before = Footprint.now();

	private final List<ClientConnection> connections = new ArrayList<>();

	private @Nullable ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
		.web(WebApplicationType.NONE)
		.properties("spring.main.banner-mode=off", "spring.application.name=client")
		.run();

	private final long sockets = sockets();

	private int names;

	/**
	 * Begin with a test.
	 */
	void begin() {
		this.events.clear();
	}

	/**
	 * How many sockets this process has, where the system tells: on Linux.
	 */
	private static long sockets() {
		Path descriptors = Path.of("/proc/self/fd");
		if (!Files.isDirectory(descriptors)) {
			return 0;
		}
		try (Stream<Path> all = Files.list(descriptors)) {
			return all.filter(TemplateFixture::isSocket).count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isSocket(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Options that wait 50, 100, 200, 200 ... milliseconds, without jitter.
	 */
	WssClientOptions options(Object url) {
		return options(url, REQUEST_TIMEOUT);
	}

	private WssClientOptions options(Object url, Duration requestTimeout) {
		return WssClientOptions.url(url.toString())
			.connectTimeout(CONNECT_TIMEOUT)
			.requestTimeout(requestTimeout)
			.heartbeat(new WssServerOptions.Heartbeat(Duration.ofMillis(300), Duration.ofMillis(300)))
			.reconnect(new WssClientOptions.Reconnect(true, FIRST_WAIT, LONGEST_WAIT, 2.0, 0.0))
			.handlers(new RecordingHandler(this.events))
			.build();
	}

	WssClientTemplate template() {
		return this.context.getBean(WssClientTemplate.class);
	}

	private ClientRegistry registry() {
		return this.context.getBean(ClientRegistry.class);
	}

	/**
	 * A named connection, whose first attempt is repeated too, being opened.
	 */
	WssConnection named(Object url) {
		return named(url, REQUEST_TIMEOUT);
	}

	/**
	 * The same, with another request timeout.
	 */
	WssConnection named(Object url, Duration requestTimeout) {
		String name = "client" + ++this.names;
		registry().add(name, options(url, requestTimeout));
		ClientConnection connection = (ClientConnection) template().client(name);
		this.connections.add(connection);
		return connection;
	}

	CompletableFuture<WssConnection> whenOpen() {
		return template().whenOpen("client" + this.names);
	}

	/**
	 * End the named connections: nothing that a test has opened may be left then.
	 */
	void assertNothingLeft() {
		List<PeerConnection> live = this.connections.stream()
			.map((connection) -> connection.lifeline().live())
			.filter(Objects::nonNull)
			.toList();
		this.connections.forEach(WssConnection::terminate);
		this.connections.clear();
		await().atMost(BOUND).untilAsserted(() -> {
			assertThat(registry().size()).as("connections").isZero();
			assertThat(registry().watched()).as("watched sockets").isZero();
			assertThat(live).as("live sockets and what waits for them")
				.allMatch((peer) -> !peer.isOpen() && peer.waiting() == 0);
		});
	}

	/**
	 * Nothing is held here that holds a client of the JDK, because that ends its thread
	 * when nobody does. Sockets are counted here and not behind each test: the JDK lets
	 * go of the descriptor of one that is closed up to 3 s later.
	 */
	@Override
	public void close() {
		this.context.close();
		this.context = null;
		await().atMost(BOUND).untilAsserted(() -> {
			assertThat(Footprint.now().since(this.before)).as("threads").isEmpty();
			assertThat(sockets()).as("sockets of the process").isLessThanOrEqualTo(this.sockets);
		});
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
