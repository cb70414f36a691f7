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

package io.github.wssbackend.connection;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.JsonCodec;

/**
 * Reads the elements of one run over there for one subscriber. Safe for use by several
 * threads: it has no state of its own.
 */
final class StreamReply<T> implements PendingReply {

	private final BoundedElements<T> elements;

	private final Type type;

	private final JsonCodec codec;

	/**
	 * Create a reply.
	 * @param elements what is read goes there
	 */
	StreamReply(BoundedElements<T> elements, Type type, JsonCodec codec) {
		this.elements = elements;
		this.type = type;
		this.codec = codec;
	}

	@Override
	public boolean answered(Frame.Reply reply) {
		try {
			read(reply);
		}
		catch (RuntimeException ex) {
			end(ex, reply.more());
		}
		return !reply.more();
	}

	private void read(Frame.Reply reply) {
		T value = value(reply);
		if (value != null) {
			this.elements.next(value);
		}
		if (!reply.more()) {
			this.elements.complete();
		}
	}

	private @Nullable T value(Frame.Reply reply) {
		return SingleReply.value(reply, this.type, this.codec);
	}

	private void end(RuntimeException cause, boolean cancel) {
		if (cancel) {
			this.elements.abort(cause);
		}
		else {
			this.elements.fail(cause);
		}
	}

	@Override
	public void failed(RuntimeException cause) {
		this.elements.fail(cause);
	}

}
