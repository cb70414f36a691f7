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

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.GlobalEventExecutor;

/**
 * Who subscribed to what. Used by all event loops: the groups are concurrent sets which
 * channels leave when they close.
 */
class Subscribers {

	private final Map<String, ChannelGroup> groups = new ConcurrentHashMap<>();

	void add(String route, Channel channel) {
		group(route).add(channel);
	}

	private ChannelGroup group(String route) {
		return this.groups.computeIfAbsent(route, (key) -> new DefaultChannelGroup(GlobalEventExecutor.INSTANCE));
	}

	/** Send to all of them; the text is encoded once and shared. */
	void send(String route, String text) {
		ByteBuf bytes = Unpooled.directBuffer(text.length());
		bytes.writeCharSequence(text, StandardCharsets.UTF_8);
		group(route).writeAndFlush(new TextWebSocketFrame(bytes), (channel) -> true, true);
	}

}
