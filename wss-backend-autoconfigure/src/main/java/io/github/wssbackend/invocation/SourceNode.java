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

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.route.NodeFunction;
import io.github.wssbackend.state.Demand;
import io.github.wssbackend.state.Output;
import io.github.wssbackend.state.StateKey;

/**
 * One source: subscribed to while its state has listeners, each element published. When
 * it ends or fails that is logged, and the next demand subscribes anew: the first
 * listener after there was none, or a request that finds it ended without an element.
 *
 * <p>
 * The monitor guards the fields. Publishers, the store and waiters are called without it.
 */
final class SourceNode implements Demand {

	private static final Log logger = LogFactory.getLog(SourceNode.class);

	private final Set<SourceStream> streams = ConcurrentHashMap.newKeySet();

	private final StateKey key;

	private final NodeFunction function;

	private final SourceNodes sources;

	private boolean demanded;

	private @Nullable Elements active;

	/** Of the present or last subscription, while there is demand. */
	private @Nullable Output newest;

	SourceNode(StateKey key, NodeFunction function, SourceNodes sources) {
		this.key = key;
		this.function = function;
		this.sources = sources;
	}

	@Override
	public void started() {
		Elements elements = new Elements();
		synchronized (this) {
			this.demanded = true;
			this.active = elements;
		}
		subscribe(elements);
	}

	@Override
	public void ended() {
		Elements elements;
		synchronized (this) {
			elements = this.active;
			this.demanded = false;
			this.active = null;
			this.newest = null;
		}
		if (elements != null) {
			elements.cancel();
		}
	}

	/** The newest element and those that come, as outputs. */
	Flow.Publisher<Object> outputs() {
		return (subscriber) -> open(subscriber, (output) -> output);
	}

	/** The newest element and those that come. */
	Flow.Publisher<@Nullable Object> elements() {
		return (subscriber) -> open(subscriber, Output::value);
	}

	private void open(Flow.Subscriber<? super Object> subscriber, Function<Output, @Nullable Object> element) {
		SourceStream stream = new SourceStream(subscriber, element, this.streams::remove);
		subscriber.onSubscribe(stream);
		this.streams.add(stream);
		stream.listening(this.sources.store().listen(this.key, stream));
		if (!stream.isStarted()) {
			catchUp(stream);
		}
	}

	private void catchUp(SourceStream stream) {
		Elements again = null;
		Output present;
		boolean over;
		synchronized (this) {
			present = this.newest;
			over = this.active == null;
			if (present == null && this.demanded && this.active == null) {
				again = new Elements();
				this.active = again;
			}
		}
		if (again != null) {
			subscribe(again);
		}
		else if (present != null) {
			stream.accept(present);
			stream.flush();
			if (over) {
				stream.sourceEnded(null);
			}
		}
	}

	private void subscribe(Elements elements) {
		NodeCall call = NodeCall.local(this.function, this.key.method(), new Arguments.Values(new Object[0]));
		try (SecurityScope.Scope scope = this.sources.security().open(null)) {
			Object result = this.sources.caller().call(call, call.toInvocation(List.of()));
			Flow.Publisher<?> publisher = AsyncResults.publisher(this.function, result);
			if (publisher == null) {
				throw new IllegalStateException(this.function.place() + " returned no publisher");
			}
			publisher.subscribe(elements);
		}
		catch (Throwable ex) {
			elements.onError(ex);
		}
	}

	private synchronized boolean isActive(Elements elements) {
		return this.active == elements;
	}

	private void publish(Elements elements, Object element) {
		JsonText json = this.sources.codec().encode(element);
		if (!isActive(elements)) {
			return;
		}
		Output output = this.sources.store().publish(this.key, element, json);
		synchronized (this) {
			if (this.active == elements) {
				this.newest = output;
			}
		}
	}

	private void finished(Elements elements, @Nullable Throwable failure) {
		synchronized (this) {
			if (this.active != elements) {
				return;
			}
			this.active = null;
		}
		String place = "Source '" + LogText.of(this.key.name()) + "' (" + this.function.place() + ")";
		if (failure != null) {
			logger.error(place + " failed", failure);
		}
		else {
			logger.info(place + " completed");
		}
		this.streams.forEach((stream) -> stream.sourceEnded(failure));
	}

	/**
	 * One subscription to the publisher. Counts only while it is the active one.
	 */
	private final class Elements implements Flow.Subscriber<Object> {

		private Flow.@Nullable Subscription subscription;

		private boolean cancelled;

		private boolean publishing;

		@Override
		public void onSubscribe(Flow.Subscription fresh) {
			synchronized (this) {
				if (this.subscription == null && !this.cancelled) {
					this.subscription = fresh;
				}
			}
			if (fresh == subscription() && isActive(this)) {
				fresh.request(Long.MAX_VALUE);
			}
			else {
				fresh.cancel();
			}
		}

		private synchronized Flow.@Nullable Subscription subscription() {
			return this.subscription;
		}

		/**
		 * Whoever cancels may interrupt the thread of the publisher, and that may be
		 * writing to a socket: then it is left to that thread.
		 */
		void cancel() {
			Flow.Subscription present;
			synchronized (this) {
				this.cancelled = true;
				present = this.publishing ? null : this.subscription;
			}
			if (present != null) {
				present.cancel();
			}
		}

		@Override
		public void onNext(Object element) {
			synchronized (this) {
				this.publishing = true;
			}
			try {
				publish(this, element);
			}
			catch (Throwable ex) {
				cancel();
				onError(ex);
			}
			finally {
				published();
			}
		}

		private void published() {
			boolean over;
			synchronized (this) {
				this.publishing = false;
				over = this.cancelled;
			}
			if (over) {
				cancel();
			}
		}

		@Override
		public void onError(Throwable failure) {
			finished(this, failure);
		}

		@Override
		public void onComplete() {
			finished(this, null);
		}

	}

}
