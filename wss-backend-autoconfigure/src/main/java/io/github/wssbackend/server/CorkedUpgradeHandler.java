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
package io.github.wssbackend.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.WebConnection;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.server.WsHandshakeRequest;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.apache.tomcat.websocket.server.WsServerContainer;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.outbound.Cork;
import io.github.wssbackend.outbound.GatheringTransport;
import io.github.wssbackend.outbound.SocketTransport;

/**
 * Tomcat's own handler of an upgraded socket, which lets frames that are sent while a
 * read is worked off leave together at its end, and shows the socket. Public only because
 * Tomcat makes it.
 *
 * @since 0.1.0
 */
public final class CorkedUpgradeHandler extends WsHttpUpgradeHandler {

	private static final String PROPERTY = CorkedUpgradeHandler.class.getName();

	private @Nullable SocketWrapperBase<?> socket;

	private @Nullable ByteBuffer input;

	private final BulkUnmasking unmasking = new BulkUnmasking();

	/**
	 * Called by Tomcat.
	 */
	public CorkedUpgradeHandler() {
	}

	/**
	 * What handles the socket of a session that just opened.
	 * @param session the session, which forgets it
	 * @return the handler, {@code null} if it is not of this class
	 */
	static @Nullable CorkedUpgradeHandler takeFrom(Session session) {
		return (CorkedUpgradeHandler) session.getUserProperties().remove(PROPERTY);
	}

	/**
	 * A transport that gathers frames, and small buffers.
	 */
	SocketTransport transport(Session session, Duration sendTimeout) {
		this.input = ContainerBuffers.shrink(session, this, this.unmasking);
		return GatheringTransport.of(session, sendTimeout, Objects.requireNonNull(this.socket), getUpgradeInfo());
	}

	/**
	 * Whether more of what the peer sent is at hand. For the reading thread.
	 * @return {@code true} also where that is not known
	 */
	boolean hasInput() {
		return this.socket == null || this.input == null || this.input.hasRemaining()
				|| !(this.socket.getSocket() instanceof NioChannel channel)
				|| !channel.getBufHandler().isReadBufferEmpty();
	}

	@Override
	public void preInit(ServerEndpointConfig config, WsServerContainer container, WsHandshakeRequest handshake,
			List<Extension> extensions, String subprotocol, @Nullable Transformation transformation,
			Map<String, String> parameters, boolean secure) {
		config.getUserProperties().put(PROPERTY, this);
		super.preInit(config, container, handshake, extensions, subprotocol,
				(transformation != null) ? transformation : this.unmasking, parameters, secure);
	}

	@Override
	public void setSocketWrapper(SocketWrapperBase<?> socket) {
		this.socket = socket;
		super.setSocketWrapper(socket);
	}

	@Override
	public void init(WebConnection connection) {
		Cork.during(() -> super.init(connection));
	}

	@Override
	public SocketState upgradeDispatch(SocketEvent event) {
		return Cork.during(() -> super.upgradeDispatch(event));
	}

}
