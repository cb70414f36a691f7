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

package io.github.wssbackend.benchmarks.load;

/**
 * What a scenario is run against.
 *
 * @param peer what it is
 * @param server the process
 * @param options what the run was asked for
 */
record Target(Peer peer, ServerProcess server, Options options) {

	Endpoint endpoint() {
		return new Endpoint(this.server.port(), this.peer.path(false));
	}

	Endpoint burstEndpoint() {
		return new Endpoint(this.server.port(), this.peer.path(true));
	}

}
