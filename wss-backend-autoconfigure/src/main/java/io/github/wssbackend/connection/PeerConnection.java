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
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssMessage;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.frame.EncodedFrame;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.FrameWriter;
import io.github.wssbackend.frame.OutgoingCall;
import io.github.wssbackend.outbound.Cork;
import io.github.wssbackend.outbound.OutboundFrame;
import io.github.wssbackend.outbound.SocketTransport;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import org.springframework.web.socket.CloseStatus;

/**
 * One connection, whichever end opened it. Safe for use by several threads: the link, the
 * requests and the remote routes guard themselves.
 *
 * @since 0.1.0
 */
public final class PeerConnection implements WssConnection, Peer {

	private final String id;

	private final PeerInfo info;

	private final ConnectionResources resources;

	private final WssConnection exposed;

	private final PeerLink link;

	private final PeerRequests requests;

	private final LongAdder unsolicited = new LongAdder();

	/**
	 * Create a connection over an open socket.
	 * @param id its id
	 * @param info what the handshake told
	 * @param transport the socket
	 * @param settings how it behaves
	 * @param resources what all connections share
	 */
	public PeerConnection(String id, PeerInfo info, SocketTransport transport, ConnectionSettings settings,
			ConnectionResources resources) {
		this(id, info, transport, settings, resources, null);
	}

	/**
	 * Create the connection of one socket of several that follow each other.
	 * @param id its id
	 * @param info what the handshake told
	 * @param transport the socket
	 * @param settings how it behaves
	 * @param resources what all connections share
	 * @param continuity what outlives the socket, {@code null} for nothing
	 */
	public PeerConnection(String id, PeerInfo info, SocketTransport transport, ConnectionSettings settings,
			ConnectionResources resources, @Nullable Continuity continuity) {
		this.id = id;
		this.info = info;
		this.resources = resources;
		this.exposed = (continuity != null) ? continuity.connection() : this;
		this.link = new PeerLink(transport, settings, resources);
		AtomicLong numbers = (continuity != null) ? continuity.requestNumbers() : new AtomicLong();
		this.requests = new PeerRequests(this, settings.requestTimeout(), resources, numbers);
	}

	/**
	 * The connection as own code sees it.
	 * @return this, or what outlives it
	 */
	public WssConnection exposed() {
		return this.exposed;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public String address() {
		return this.info.address();
	}

	@Override
	public boolean isOpen() {
		return this.link.isOpen();
	}

	@Override
	public @Nullable Principal principal() {
		return this.info.principal();
	}

	@Override
	public Map<String, Object> attributes() {
		return this.info.attributes();
	}

	@Override
	public HttpHeaders handshakeHeaders() {
		return this.info.headers();
	}

	@Override
	public URI uri() {
		return this.info.uri();
	}

	@Override
	public @Nullable InetSocketAddress remoteAddress() {
		return this.info.remoteAddress();
	}

	@Override
	public boolean speaksV1() {
		return this.info.v1();
	}

	@Override
	public void send(Object message) {
		send(EncodedFrame.of(message, this.resources.codec()));
	}

	/**
	 * Send a frame that is never dropped.
	 * @param frame the frame
	 * @return {@code false} if the connection is down
	 */
	public boolean send(EncodedFrame frame) {
		boolean taken = this.link.offer(OutboundFrame.reply(frame));
		this.link.flush();
		return taken;
	}

	/**
	 * Put a frame in the queue and be told when it is written, which is the time for the
	 * next one.
	 * @param frame the frame
	 * @param written called without locks
	 */
	public void enqueue(EncodedFrame frame, Runnable written) {
		this.link.offer(new OutboundFrame(frame, null, null, written));
	}

	@Override
	public void enqueue(EncodedFrame frame) {
		this.link.offer(OutboundFrame.reply(frame));
	}

	@Override
	public void enqueueEmission(Object topic, EncodedFrame frame, LongFunction<EncodedFrame> gap) {
		this.link.enqueueEmission(topic, frame, speaksV1() ? gap : null);
	}

	/**
	 * Do something when the calling thread has worked off what it has read.
	 * @param task what to do; done at once by a thread that does not say when that is
	 */
	public void afterwards(Runnable task) {
		Cork.afterwards(task);
	}

	@Override
	public void flushEmissions() {
		this.link.flushEmissions();
	}

	@Override
	public void flush() {
		this.link.flush();
	}

	@Override
	public void post(String route, @Nullable Object... args) {
		send(FrameWriter.call(OutgoingCall.of(route, this.resources.codec(), args)));
	}

	@Override
	public <T> CompletableFuture<@Nullable T> run(String route, Class<T> type, @Nullable Object... args) {
		return this.requests.request(() -> OutgoingCall.of(route, this.resources.codec(), args), type);
	}

	@Override
	public <T> CompletableFuture<@Nullable T> run(String route, ParameterizedTypeReference<T> type,
			@Nullable Object... args) {
		return this.requests.request(() -> OutgoingCall.of(route, this.resources.codec(), args), type.getType());
	}

	@Override
	public <T> CompletableFuture<@Nullable T> request(WssMessage call, Class<T> type) {
		return this.requests.request(() -> OutgoingCall.of(call, this.resources.codec()), type);
	}

	@Override
	public <T> CompletableFuture<@Nullable T> request(WssMessage call, ParameterizedTypeReference<T> type) {
		return this.requests.request(() -> OutgoingCall.of(call, this.resources.codec()), type.getType());
	}

	@Override
	public <T> Flow.Publisher<T> stream(String route, Class<T> type, @Nullable Object... args) {
		return this.requests.stream(() -> OutgoingCall.of(route, this.resources.codec(), args), type);
	}

	@Override
	public <T> Flow.Publisher<T> stream(String route, ParameterizedTypeReference<T> type, @Nullable Object... args) {
		return this.requests.stream(() -> OutgoingCall.of(route, this.resources.codec(), args), type.getType());
	}

	@Override
	public <T> CompletableFuture<WssSubscription> subscribe(String route, Class<T> type,
			Consumer<? super @Nullable T> listener) {
		return this.requests.subscribe(route, type, listener, null);
	}

	@Override
	public <T> CompletableFuture<WssSubscription> subscribe(String route, ParameterizedTypeReference<T> type,
			Consumer<? super @Nullable T> listener) {
		return subscribe(route, type.getType(), listener, null);
	}

	/**
	 * Subscribe to what a route over there produces.
	 * @param route the route
	 * @param type the type of its outputs
	 * @param listener told of each output, but for those it has seen
	 * @param before the subscription of the listener on a socket before this one, if any:
	 * where the peer numbers its outputs, those that were told there are not told again
	 * @return the subscription, once the peer has confirmed it
	 */
	public <T> CompletableFuture<WssSubscription> subscribe(String route, Type type,
			Consumer<? super @Nullable T> listener, @Nullable WssSubscription before) {
		return this.requests.subscribe(route, type, listener, before);
	}

	@Override
	public CompletableFuture<Boolean> unsubscribe(WssSubscription subscription) {
		return this.requests.unsubscribe(subscription);
	}

	/**
	 * An answer or an emission came. To be called on the reading thread.
	 * @param reply what came
	 * @return whether anybody waited for it
	 */
	public boolean replied(Frame.Reply reply) {
		boolean awaited = this.requests.replied(reply);
		if (!awaited) {
			unexpected();
		}
		return awaited;
	}

	/**
	 * Something came that this end did not ask for and passes over.
	 */
	public void unexpected() {
		this.unsolicited.increment();
	}

	/**
	 * How many answers and emissions came that nobody waited for: late, doubled, forged;
	 * and words of a server that has told its id before. They were dropped.
	 * @return the number since the connection opened
	 */
	public long unsolicited() {
		return this.unsolicited.sum();
	}

	/**
	 * Bytes of the peer came, of whatever kind.
	 */
	public void heard() {
		this.link.heard();
	}

	/**
	 * Whether requests of ours wait for answers of this peer.
	 * @return whether there is at least one
	 */
	public boolean isAwaitingReplies() {
		return this.requests.pending() > 0;
	}

	/**
	 * Tell somebody whenever this connection begins to wait for answers.
	 * @param action called on the thread of the request
	 */
	public void onAwaitingReplies(Runnable action) {
		this.requests.onFirst(action);
	}

	/**
	 * Read nothing of this peer until {@link #resumeReading()}.
	 */
	public void pauseReading() {
		this.link.pauseReading();
	}

	/**
	 * Read again.
	 */
	public void resumeReading() {
		this.link.resumeReading();
	}

	void sweep(long now, long next) {
		this.link.sweep(now, next);
	}

	void restartHeartbeat(long now) {
		this.link.restartHeartbeat(now);
	}

	@Override
	public void close(CloseStatus status) {
		int code = status.getCode();
		Assert.isTrue(code < 1004 || (code > 1006 && code < 1014) || code >= 3000,
				() -> "No close frame can have the code " + code);
		this.link.close(status);
	}

	@Override
	public void terminate() {
		close(WssCloseStatus.NORMAL);
	}

	/**
	 * Close at once, without what waits in the queue.
	 * @param status the code and reason that the peer gets if it can
	 */
	public void abort(CloseStatus status) {
		this.link.abort(status);
	}

	/**
	 * The socket is gone: whoever waits for the peer is told.
	 * @param status why
	 */
	public void closed(CloseStatus status) {
		this.link.ended(status);
		this.requests.close();
	}

	/**
	 * What waits for this peer, for checks that nothing is left behind.
	 * @return the number of pending requests and remote routes
	 */
	public int waiting() {
		return this.requests.pending() + this.requests.subscribed();
	}

	@Override
	public String toString() {
		return this.id;
	}

}
