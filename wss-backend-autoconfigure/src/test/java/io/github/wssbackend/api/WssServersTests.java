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

package io.github.wssbackend.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.CloseStatus;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssOverflow;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServerHandler;
import io.github.wssbackend.WssServerOptions;
import io.github.wssbackend.testing.TestPeer;

import static io.github.wssbackend.api.Frames.answer;
import static io.github.wssbackend.api.Frames.error;
import static io.github.wssbackend.api.Frames.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The servers of an application, and those that are set up at run time.
 */
class WssServersTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of()
		.with("wss.servers[0].path=/wss", "wss.servers[1].path=/wss", "wss.servers[1].port=0",
				"wss.servers[1].name=inner", "wss.servers[2].path=/named", "wss.servers[2].name=third",
				"wss.defaults.max-subscriptions=1");

	@AfterEach
	void terminateLateServers() {
		for (WssServer server : application.servers()) {
			if (server.path().startsWith("/late")) {
				server.terminate();
			}
		}
	}

	private static WssServer setup(WssServerOptions.Builder options) {
		return application.servers().setup(options.build());
	}

	private static String url(WssServer server) {
		return "ws://127.0.0.1:" + server.port() + server.path();
	}

	@Test
	void aServerIsFoundByItsName() {
		assertThat(application.servers().server("third")).get().extracting(WssServer::path).isEqualTo("/named");
		assertThat(application.servers().server("inner")).get().extracting(WssServer::path).isEqualTo("/wss");
	}

	@Test
	void theNameOfAServerIsItsPathUnlessGiven() {
		assertThat(application.servers().server("/wss")).get().extracting(WssServer::name).isEqualTo("/wss");
	}

	@Test
	void aServerIsFoundByAPathThatOnlyItHas() {
		assertThat(application.servers().server("/named")).get().extracting(WssServer::name).isEqualTo("third");
		assertThat(application.servers().server("/nowhere")).isEmpty();
	}

	@Test
	void iterationShowsEveryServer() {
		assertThat(application.servers()).extracting(WssServer::name).containsExactly("/wss", "inner", "third");
	}

	@Test
	void aConnectionOfAnyServerIsFoundByItsId() {
		TestPeer peer = application.peer("/named");
		assertThat(application.servers().connection(peer.id())).get()
			.extracting(WssConnection::id)
			.isEqualTo(peer.id());
		assertThat(application.servers().connection("nobody")).isEmpty();
	}

	@Test
	void nobodyHasTheConnectionsOfAnonymousPeers() {
		application.peer();
		assertThat(application.servers().connections("ann")).isEmpty();
	}

	@Test
	void aServerSetUpLateAnswersAtOnce() {
		WssServer server = setup(WssServerOptions.path("/late"));
		assertThat(server.name()).isEqualTo("/late");
		TestPeer peer = application.peer("/late");
		peer.ask("ping", "[]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"pong\""));
		assertThat(application.servers().server("/late")).containsSame(server);
		assertThat(application.servers()).extracting(WssServer::name).endsWith("/late");
	}

	@Test
	void aServerMayHaveAPortOfItsOwn() {
		WssServer server = setup(WssServerOptions.path("/late").port(0));
		assertThat(server.port()).isPositive().isNotEqualTo(application.get().port());
		assertThat(server.address()).isEqualTo(url(server));
		TestPeer peer = application.keep(TestPeer.connect(url(server)));
		assertThat(server.connection(peer.id())).isPresent();
		assertThat(Handshakes.refusal(application.url("/late"))).isEqualTo(404);
	}

	@Test
	void onAFurtherPortOnlyItsServersAnswer() throws Exception {
		WssServer server = setup(WssServerOptions.path("/late").port(0));
		assertThat(Handshakes.refusal("ws://127.0.0.1:" + server.port() + "/named")).isEqualTo(404);
		HttpRequest page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/")).build();
		assertThat(HttpClient.newHttpClient().send(page, HttpResponse.BodyHandlers.discarding()).statusCode())
			.isEqualTo(404);
	}

	@Test
	void twoPortsMayHaveServersOfOnePath() {
		WssServer inner = application.servers().server("inner").orElseThrow();
		TestPeer peer = application.keep(TestPeer.connect(url(inner)));
		assertThat(inner.connection(peer.id())).isPresent();
		assertThat(application.servers().server("/wss").orElseThrow().connection(peer.id())).isEmpty();
	}

	@Test
	void aServerMayHaveHandlersThatAreNoBeans() throws Exception {
		BlockingQueue<String> events = new LinkedBlockingQueue<>();
		WssServer server = setup(WssServerOptions.path("/late").handlers(new WssServerHandler() {

			@Override
			public void onMessage(WssMessage message, WssConnection connection) {
				events.add("message " + message.payload());
			}

			@Override
			public void onConnectionClosed(WssConnection connection, CloseStatus status) {
				events.add("closed " + status.getCode());
			}

			@Override
			public void onClose(WssServer server) {
				events.add("server " + server.name());
			}

		}));
		TestPeer peer = application.peer("/late");
		peer.send("hello");
		assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("message hello");
		server.terminate();
		assertThat(new String[] { events.poll(10, TimeUnit.SECONDS), events.poll(10, TimeUnit.SECONDS) })
			.containsExactlyInAnyOrder("server /late", "closed 1001");
	}

	@Test
	void whatTheOptionsLeaveOutComesFromTheDefaults() {
		setup(WssServerOptions.path("/late"));
		TestPeer peer = application.peer("/late");
		application.graph().publish("shown", 1);
		peer.ask("subscribeSocket", "[\"shown\",\"\"]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "1"));
		peer.ask("subscribeSocket", "[\"shown\",\"\"]", "2");
		assertThat(peer.next()).isEqualTo(
				error("2", "too-many-requests", "Too Many Requests", 429, "A connection may have 1 subscriptions"));
	}

	@Test
	void whatTheOptionsSayWins() {
		setup(WssServerOptions.path("/late")
			.routes("**", "!ping")
			.maxSubscriptions(2)
			.maxMessageSize(DataSize.ofBytes(200)));
		TestPeer peer = application.peer("/late");
		peer.ask("ping", "[]", "1");
		assertThat(peer.next()).isEqualTo(notFound("1"));
		peer.send("x".repeat(201));
		assertThat(peer.closed()).isEqualTo(new TestPeer.Closed(1009, "A message may have 200 bytes"));
	}

	@Test
	void aServerThatIsFullRefusesFurtherPeers() {
		setup(WssServerOptions.path("/late").maxConnections(1));
		application.peer("/late");
		assertThat(Handshakes.refusal(application.url("/late"))).isEqualTo(503);
	}

	@Test
	void aServerMayAnswerForOneHostOnly() {
		setup(WssServerOptions.path("/late").host("other.example"));
		assertThat(Handshakes.refusal(application.url("/late"))).isEqualTo(404);
	}

	@Test
	void everySettingCanBeGiven() {
		WssServerOptions options = WssServerOptions.path("/late")
			.name("late")
			.routes("ping", "shown.*")
			.allowedOrigins("https://app.example")
			.keepState(true)
			.routeMessages(true)
			.perMessageDeflate(true)
			.authenticated(false)
			.maxInFlight(2)
			.heartbeat(new WssServerOptions.Heartbeat(Duration.ofSeconds(5), Duration.ofSeconds(2)))
			.outbound(new WssServerOptions.Outbound(8, DataSize.ofKilobytes(4), Duration.ofSeconds(1),
					WssOverflow.DISCONNECT))
			.build();
		WssServer server = application.servers().setup(options);
		assertThat(server.name()).isEqualTo("late");
		TestPeer peer = application.peer("/late");
		peer.ask("ping", "[]", "1");
		assertThat(peer.next()).isEqualTo(answer("1", "\"pong\""));
		peer.ask("echo", "[]", "2");
		assertThat(peer.next()).isEqualTo(notFound("2"));
		assertThat(application.graph().state(peer.id(), String.class)).contains("\"echo\"");
	}

	@Test
	void aPathThatIsTakenIsRefused() {
		assertThatExceptionOfType(WssConfigurationException.class)
			.isThrownBy(() -> setup(WssServerOptions.path("/wss").name("other")))
			.satisfies((ex) -> assertThat(ex.description()).contains("/wss"));
	}

	@Test
	void aNameThatIsTakenIsRefused() {
		assertThatExceptionOfType(WssConfigurationException.class)
			.isThrownBy(() -> setup(WssServerOptions.path("/late").name("third")));
		assertThat(application.servers().server("/late")).isEmpty();
	}

	@Test
	void settingsThatCannotBeAreRefused() {
		assertThatExceptionOfType(WssConfigurationException.class)
			.isThrownBy(() -> setup(WssServerOptions.path("late")));
		assertThatExceptionOfType(WssConfigurationException.class)
			.isThrownBy(() -> setup(WssServerOptions.path("/late").handlers("nobody")));
	}

}
