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

package io.github.wssbackend.subscription;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of one peer by their numbers. Guarded by its own monitor, which may
 * be taken under the lock of a state and takes no other.
 */
final class PeerSubscriptions {

	/**
	 * The number that stands for "this peer is gone".
	 */
	static final int GONE = 0;

	private final Map<Integer, Topic> topics = new LinkedHashMap<>();

	private int lastNumber;

	private boolean closed;

	/**
	 * Add a subscription.
	 * @param topic the topic
	 * @return its number, never used before, or {@link #GONE}
	 */
	synchronized int add(Topic topic) {
		if (this.closed) {
			return GONE;
		}
		this.topics.put(++this.lastNumber, topic);
		return this.lastNumber;
	}

	synchronized boolean has(Topic topic) {
		return this.topics.containsValue(topic);
	}

	synchronized int count() {
		return this.topics.size();
	}

	/**
	 * Take out what a peer wants to end.
	 * @param route the route as it was spelt
	 * @param number the number, {@code null} for all of that spelling
	 * @return the topics of what was taken out
	 */
	synchronized List<Topic> take(String route, @Nullable Integer number) {
		List<Topic> taken = new ArrayList<>();
		Iterator<Map.Entry<Integer, Topic>> entries = this.topics.entrySet().iterator();
		while (entries.hasNext()) {
			Map.Entry<Integer, Topic> entry = entries.next();
			boolean meant = number == null || number.equals(entry.getKey());
			if (meant && route.equals(entry.getValue().key().spelling().route())) {
				taken.add(entry.getValue());
				entries.remove();
			}
		}
		return taken;
	}

	/**
	 * Take out everything and add nothing from now on.
	 * @return the topics of what was taken out
	 */
	synchronized Collection<Topic> close() {
		this.closed = true;
		Collection<Topic> taken = new LinkedHashSet<>(this.topics.values());
		this.topics.clear();
		return taken;
	}

}
