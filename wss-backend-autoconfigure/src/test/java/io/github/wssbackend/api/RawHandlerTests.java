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
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A plain Spring handler serves its path alone.
 */
class RawHandlerTests {

	@RegisterExtension
	static final RunningApplication application = RunningApplication.of(Handlers.class)
		.with("wss.servers[0].path=/raw", "wss.servers[0].handlers=shouting");

	@Test
	void thePathSpeaksTheHandlersProtocolAlone() throws Exception {
		BlockingQueue<String> received = new LinkedBlockingQueue<>();
		WebSocket socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.buildAsync(URI.create(application.url("/raw")), new WebSocket.Listener() {

				@Override
				public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
					received.add(data.toString());
					socket.request(1);
					return null;
				}

				@Override
				public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
					received.add("binary");
					return null;
				}

			})
			.join();
		socket.sendText("{\"route\":\"ping\"}", true).join();
		assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("{\"ROUTE\":\"PING\"}");
		socket.sendText("again", true).join();
		assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("AGAIN");
		assertThat(application.servers().server("/raw").orElseThrow().connections()).isEmpty();
		socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
	}

	@Configuration(proxyBeanMethods = false)
	static class Handlers {

		@Bean
		WebSocketHandler shouting() {
			return new TextWebSocketHandler() {

				@Override
				protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
					session.sendMessage(new TextMessage(message.getPayload().toUpperCase(Locale.ROOT)));
				}

			};
		}

	}

}
