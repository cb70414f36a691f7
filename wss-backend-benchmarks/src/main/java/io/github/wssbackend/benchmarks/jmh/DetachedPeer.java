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

package io.github.wssbackend.benchmarks.jmh;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssMessage;
import io.github.wssbackend.connection.ConnectionIds;
import io.github.wssbackend.connection.ConnectionResources;
import io.github.wssbackend.connection.ConnectionSettings;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.connection.PeerInfo;
import io.github.wssbackend.dispatch.DispatchServices;
import io.github.wssbackend.dispatch.DispatchSettings;
import io.github.wssbackend.dispatch.MessageListener;
import io.github.wssbackend.dispatch.PeerDialogue;
import io.github.wssbackend.frame.EncodedFrame;
import io.github.wssbackend.outbound.SocketTransport;
import io.github.wssbackend.outbound.WriteCallback;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.CloseStatus;

/**
 * A peer at the end of a socket that takes every frame at once. For one thread.
 */
final class DetachedPeer {

	private final Transport transport = new Transport();

	private final PeerDialogue dialogue;

	DetachedPeer(BeanFactory beans) {
		PeerInfo info = new PeerInfo("ws://localhost/wss", URI.create("/wss"), new HttpHeaders(), null, null, Map.of(),
				false);
		PeerConnection connection = new PeerConnection(ConnectionIds.next(), info, this.transport,
				ConnectionSettings.standard(Duration.ofSeconds(30)), beans.getBean(ConnectionResources.class));
		this.dialogue = new PeerDialogue(connection, null, new DispatchSettings(List.of("**"), 256, 64, false, true),
				beans.getBean(DispatchServices.class), new Nobody());
	}

	/**
	 * A message of the peer, and what was written last when it has been worked off.
	 */
	@Nullable EncodedFrame send(String message) {
		this.dialogue.text(message);
		return newest();
	}

	@Nullable EncodedFrame newest() {
		return this.transport.newest;
	}

	long received() {
		return this.transport.written;
	}

	private static final class Transport implements SocketTransport {

		/** As much as Tomcat's. */
		private static final int GATHERED = 16 * 1024;

		private @Nullable EncodedFrame newest;

		private long written;

		@Override
		public void write(EncodedFrame frame, WriteCallback done) {
			write(List.of(frame), done);
		}

		@Override
		public void write(List<EncodedFrame> frames, WriteCallback done) {
			this.newest = frames.get(frames.size() - 1);
			this.written += frames.size();
			done.written();
		}

		@Override
		public int gathers() {
			return GATHERED;
		}

		@Override
		public void ping() {
		}

		@Override
		public void close(CloseStatus status) {
		}

		@Override
		public void abort() {
		}

		@Override
		public void suspendReading() {
		}

		@Override
		public void resumeReading() {
		}

		@Override
		public boolean isOpen() {
			return true;
		}

	}

	private static final class Nobody implements MessageListener {

		@Override
		public boolean isPresent() {
			return false;
		}

		@Override
		public void opened() {
		}

		@Override
		public void message(WssMessage message, Runnable then) {
		}

		@Override
		public void closed(CloseStatus status) {
		}

	}

}
