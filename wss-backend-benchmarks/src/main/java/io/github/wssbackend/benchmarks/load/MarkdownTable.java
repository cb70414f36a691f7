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

import java.util.List;
import java.util.function.Function;

/**
 * A table with a column for each peer.
 */
final class MarkdownTable {

	private final StringBuilder text = new StringBuilder();

	private final List<Peer> peers;

	MarkdownTable(String title, List<Peer> peers) {
		this.peers = peers;
		row(title, Peer::id);
		this.text.append("| --- |").append(" ---: |".repeat(peers.size())).append('\n');
	}

	void row(String title, Function<Peer, String> cell) {
		this.text.append("| ").append(title).append(" |");
		for (Peer peer : this.peers) {
			this.text.append(' ').append(cell.apply(peer)).append(" |");
		}
		this.text.append('\n');
	}

	String text() {
		return this.text.toString();
	}

}
