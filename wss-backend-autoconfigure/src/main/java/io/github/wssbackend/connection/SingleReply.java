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
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssRequestException;
import io.github.wssbackend.frame.BindingException;
import io.github.wssbackend.frame.ErrorBody;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;

/**
 * Waits for one answer. Elements of a stream that nobody asked for are passed over.
 */
final class SingleReply<T> implements PendingReply {

	private final CompletableFuture<@Nullable T> future = new CompletableFuture<>();

	private final Type type;

	private final JsonCodec codec;

	SingleReply(Type type, JsonCodec codec) {
		this.type = type;
		this.codec = codec;
	}

	CompletableFuture<@Nullable T> future() {
		return this.future;
	}

	@Override
	public boolean answered(Frame.Reply reply) {
		if (reply.more()) {
			return false;
		}
		try {
			this.future.complete(value(reply, this.type, this.codec));
		}
		catch (RuntimeException ex) {
			this.future.completeExceptionally(ex);
		}
		return true;
	}

	@Override
	public void failed(RuntimeException cause) {
		this.future.completeExceptionally(cause);
	}

	/**
	 * The value that an answer tells.
	 * @throws WssRequestException if it is an error or does not fit the type
	 */
	static <T> @Nullable T value(Frame.Reply reply, Type type, JsonCodec codec) {
		if (reply.error() != null) {
			throw exception(reply.error(), codec);
		}
		JsonText args = reply.args();
		try {
			return (args == null || type == Void.class || type == void.class) ? null : codec.bind(args, type);
		}
		catch (BindingException ex) {
			WssRequestException unfit = WssRequestException.fromPeer("internal", 500,
					"The answer does not fit " + type.getTypeName());
			unfit.addSuppressed(ex);
			throw unfit;
		}
	}

	private static WssRequestException exception(JsonText error, JsonCodec codec) {
		ErrorBody body = ErrorBody.read(error, codec);
		return WssRequestException.fromPeer(body.code(), body.status(), body.detail());
	}

}
