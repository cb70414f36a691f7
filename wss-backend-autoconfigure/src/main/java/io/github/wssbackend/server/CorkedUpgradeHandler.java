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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.WebConnection;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.server.WsHandshakeRequest;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.apache.tomcat.websocket.server.WsServerContainer;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.outbound.Cork;
import io.github.wssbackend.outbound.GatheringTransport;
import io.github.wssbackend.outbound.SessionTransport;
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

	/**
	 * Called by Tomcat.
	 */
	public CorkedUpgradeHandler() {
	}

	/**
	 * The best transport for a session that just opened, with the socket where this class
	 * handles it.
	 */
	static SocketTransport transport(Session session, Duration sendTimeout) {
		Object handler = session.getUserProperties().remove(PROPERTY);
		if (handler instanceof CorkedUpgradeHandler corked && corked.socket != null) {
			MessageBuffers.shrink(session, corked);
			return GatheringTransport.of(session, sendTimeout, corked.socket, corked.getUpgradeInfo());
		}
		return new SessionTransport(session, sendTimeout);
	}

	@Override
	public void preInit(ServerEndpointConfig config, WsServerContainer container, WsHandshakeRequest handshake,
			List<Extension> extensions, String subprotocol, Transformation transformation,
			Map<String, String> parameters, boolean secure) {
		config.getUserProperties().put(PROPERTY, this);
		super.preInit(config, container, handshake, extensions, subprotocol, transformation, parameters, secure);
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
