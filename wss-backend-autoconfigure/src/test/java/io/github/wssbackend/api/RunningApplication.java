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

import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssServer;
import io.github.wssbackend.WssServers;
import io.github.wssbackend.testing.TestApplication;
import io.github.wssbackend.testing.TestPeer;

/**
 * One application for the tests of a class, and peers that are closed after each test.
 */
final class RunningApplication implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

	private final List<Class<?>> sources;

	private final String[] properties;

	private final List<TestPeer> peers = new ArrayList<>();

	private @Nullable TestApplication application;

	private RunningApplication(List<Class<?>> sources, String... properties) {
		this.sources = sources;
		this.properties = properties;
	}

	static RunningApplication of(Class<?>... sources) {
		return new RunningApplication(List.of(sources));
	}

	RunningApplication with(String... properties) {
		return new RunningApplication(this.sources, properties);
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		this.application = TestApplication.start(this.sources, this.properties);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.peers.forEach(TestPeer::close);
		this.peers.clear();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		get().close();
	}

	TestApplication get() {
		if (this.application == null) {
			throw new IllegalStateException("The application is not started");
		}
		return this.application;
	}

	<T> T bean(Class<T> type) {
		return get().bean(type);
	}

	WssGraph graph() {
		return get().graph();
	}

	WssServers servers() {
		return bean(WssServers.class);
	}

	WssServer server() {
		return get().server("/wss");
	}

	String url(String path) {
		return "ws://127.0.0.1:" + get().port() + path;
	}

	TestPeer peer() {
		return keep(get().peer());
	}

	TestPeer peerV1() {
		return keep(get().peerV1());
	}

	TestPeer peer(String path) {
		return keep(get().peer(path));
	}

	TestPeer peer(String path, Consumer<WebSocket.Builder> settings) {
		return keep(TestPeer.connect(url(path), settings));
	}

	TestPeer keep(TestPeer peer) {
		this.peers.add(peer);
		return peer;
	}

	/**
	 * The connection as the application sees it.
	 */
	WssConnection connection(TestPeer peer) {
		return servers().connection(peer.id()).orElseThrow();
	}

}
