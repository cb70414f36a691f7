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

package io.github.wssbackend.client;

import java.util.concurrent.Flow;
import java.util.function.Function;

import io.github.wssbackend.connection.PeerConnection;

/**
 * The elements of a run at the far side, on whatever socket is there when somebody
 * subscribes. Has no state.
 *
 * @param lifeline knows the socket
 * @param run the run on a socket
 */
record ClientStream<T>(ClientLifeline lifeline,
		Function<PeerConnection, Flow.Publisher<T>> run) implements Flow.Publisher<T> {

	@Override
	public void subscribe(Flow.Subscriber<? super T> subscriber) {
		PeerConnection live = this.lifeline.live();
		if (live != null) {
			this.run.apply(live).subscribe(subscriber);
			return;
		}
		subscriber.onSubscribe(new Flow.Subscription() {

			@Override
			public void request(long n) {
				// There is nothing to give.
			}

			@Override
			public void cancel() {
				// There is nothing to end.
			}

		});
		subscriber.onError(this.lifeline.down());
	}

}
