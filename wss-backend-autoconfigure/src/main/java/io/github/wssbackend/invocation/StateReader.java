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

package io.github.wssbackend.invocation;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssState;
import io.github.wssbackend.frame.JsonCodec;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.state.Output;

/**
 * Tells own code of outputs, whole or one property of them.
 *
 * @param codec reads the property
 * @param route the name that was subscribed to
 * @param property the property, {@code null} for the whole output
 * @param listener what is told
 */
record StateReader(JsonCodec codec, String route, @Nullable String property,
		Consumer<WssState> listener) implements Mailbox.Reader {

	@Override
	public CompletableFuture<?> read(Output output) {
		if (this.property == null) {
			this.listener.accept(new WssState(this.route, output.value(), output.version(), output.epoch()));
		}
		else {
			JsonText member = this.codec.member(output.json(), this.property);
			if (member != null) {
				this.listener.accept(new WssState(this.route, this.codec.bind(member, Object.class), output.version(),
						output.epoch()));
			}
		}
		return CompletableFuture.completedFuture(null);
	}

}
