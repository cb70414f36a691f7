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

package io.github.wssbackend.benchmarks.peer.netty;

import java.io.InputStream;

import io.github.wssbackend.benchmarks.peer.Tick;
import io.netty.buffer.ByteBufInputStream;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses a call and answers it. Runs on the event loop of its channel.
 */
class CallHandler extends SimpleChannelInboundHandler<TextWebSocketFrame> {

	private static final JsonMapper MAPPER = new JsonMapper();

	private final Subscribers subscribers;

	CallHandler(Subscribers subscribers) {
		this.subscribers = subscribers;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
		if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
			String id = context.channel().id().asShortText();
			context.writeAndFlush(new TextWebSocketFrame("{\"route\":\"setId\",\"args\":\"socket" + id + "\"}"));
		}
		super.userEventTriggered(context, event);
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
		JsonNode request = MAPPER.readTree((InputStream) new ByteBufInputStream(frame.content())).path("args");
		JsonNode call = request.path(0);
		JsonNode arguments = call.path("args");
		Object value = switch (call.path("route").asString("")) {
			case "add" -> arguments.path(0).asInt() + arguments.path(1).asInt();
			case "subscribeSocket" -> subscribe(context, arguments.path(0).asString());
			case "publish" -> publish(arguments);
			default -> null;
		};
		context.write(answer(value, request.path(2).asLong()));
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		context.flush();
	}

	private static TextWebSocketFrame answer(@Nullable Object value, long callbackId) {
		return new TextWebSocketFrame("{\"args\":" + value + ",\"callbackId\":" + callbackId + "}");
	}

	private int subscribe(ChannelHandlerContext context, String route) {
		this.subscribers.add(route, context.channel());
		return 1;
	}

	private int publish(JsonNode arguments) {
		int count = arguments.path(0).asInt();
		long start = arguments.path(2).asLong();
		String pad = Tick.pad(arguments.path(1).asInt());
		for (int i = 0; i < count; i++) {
			String value = MAPPER.writeValueAsString(new Tick(start + i, 0, pad));
			this.subscribers.send("tick", "{\"args\":" + value + ",\"callbackId\":\"tick\"}");
		}
		return count;
	}

}
