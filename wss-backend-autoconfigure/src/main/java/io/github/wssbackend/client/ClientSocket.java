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

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.connection.Continuity;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.connection.PeerInfo;
import io.github.wssbackend.dispatch.PeerDialogue;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.FrameReader;
import io.github.wssbackend.frame.JsonText;
import io.github.wssbackend.frame.MessageAssembler;
import io.github.wssbackend.frame.Subprotocols;
import io.github.wssbackend.outbound.SocketTransport;

import org.springframework.web.socket.CloseStatus;

/**
 * One socket of an outbound connection, from the attempt to its end. The monitor guards
 * the phase, which decides who tells the owner of the end; nothing foreign is called with
 * it. Messages are put together on the reading thread.
 */
final class ClientSocket implements SocketListener {

	private static final Log logger = LogFactory.getLog(ClientSocket.class);

	private static final int MAX_ID = 256;

	private final ClientSettings settings;

	private final ClientServices services;

	private final Continuity continuity;

	private final Owner owner;

	private final ClientEvents.SocketEvents events;

	private final MessageAssembler assembler;

	private Phase phase = Phase.OPENING;

	private boolean deaf;

	private @Nullable ScheduledFuture<?> deadline;

	private SocketConnector.@Nullable Attempt attempt;

	private @Nullable SocketTransport transport;

	private volatile @Nullable PeerConnection connection;

	private volatile @Nullable PeerDialogue dialogue;

	ClientSocket(ClientSettings settings, ClientServices services, Continuity continuity, Owner owner,
			ClientEvents.SocketEvents events) {
		this.settings = settings;
		this.services = services;
		this.continuity = continuity;
		this.owner = owner;
		this.events = events;
		this.assembler = new MessageAssembler(settings.maxMessageSize());
	}

	ClientEvents.SocketEvents events() {
		return this.events;
	}

	/**
	 * Who keeps the connection open. Told either that the socket failed, or that it is
	 * identified and later lost; never with a lock held.
	 */
	interface Owner {

		/**
		 * The socket is open and its id known. Called on the reading thread, before any
		 * further message is read.
		 */
		void identified(ClientSocket socket, PeerConnection connection);

		/**
		 * The socket did not open.
		 * @param forbidden whether the far side said not to come back
		 */
		void failed(ClientSocket socket, WssConnectException cause, boolean forbidden);

		/**
		 * The socket is gone; whoever waited for answers was told.
		 * @param forbidden whether the far side said not to come back
		 */
		void lost(ClientSocket socket, PeerConnection connection, CloseStatus status, boolean forbidden);

	}

	/**
	 * Begin to open it. Everything has to be done within one deadline.
	 */
	void open(SocketConnector connector) {
		ScheduledFuture<?> timer = this.services.connections()
			.timer()
			.schedule(() -> execute(this::expired), this.settings.target().timeout().toNanos(), TimeUnit.NANOSECONDS);
		SocketConnector.Attempt started = connector.connect(this.settings.target(), this);
		Phase present;
		synchronized (this) {
			this.deadline = timer;
			this.attempt = started;
			present = this.phase;
		}
		if (present != Phase.OPENING) {
			timer.cancel(false);
		}
		if (present == Phase.ENDED) {
			drop();
		}
	}

	private void execute(Runnable action) {
		try {
			this.services.connections().executor().execute(action);
		}
		catch (RejectedExecutionException ex) {
			action.run();
		}
	}

	private void expired() {
		boolean open;
		synchronized (this) {
			open = this.transport != null;
		}
		fail(new WssConnectException(address() + " did not open within " + this.settings.target().timeout()
				+ (open ? ": the socket is there, but the far side told no id (a setId frame)" : "")), false);
	}

	private String address() {
		return this.settings.target().address();
	}

	/**
	 * Give the attempt up, unless its id was told meanwhile.
	 */
	private void fail(WssConnectException cause, boolean forbidden) {
		boolean failed;
		synchronized (this) {
			failed = this.phase == Phase.OPENING;
			this.phase = failed ? Phase.ENDED : this.phase;
		}
		if (failed) {
			drop();
			this.owner.failed(this, cause, forbidden);
		}
	}

	/**
	 * End the socket, in whatever phase it is.
	 * @return whether nothing will be told of it any more; else the owner is still told
	 * that it failed or was lost
	 */
	boolean end(CloseStatus status) {
		Phase before;
		synchronized (this) {
			before = this.phase;
			this.phase = (before == Phase.OPENING) ? Phase.ENDED : before;
		}
		PeerConnection identified = this.connection;
		if (before == Phase.OPENING) {
			drop();
		}
		else if (before == Phase.LIVE && identified != null) {
			identified.close(status);
		}
		return before == Phase.OPENING;
	}

	/**
	 * Leave the phase for the end, and drop what was not identified.
	 * @return the phase that was left
	 */
	private Phase leave() {
		Phase before;
		synchronized (this) {
			before = this.phase;
			this.phase = Phase.ENDED;
		}
		if (before == Phase.OPENING) {
			drop();
		}
		return before;
	}

	private void drop() {
		SocketTransport open;
		SocketConnector.Attempt started;
		synchronized (this) {
			open = this.transport;
			started = this.attempt;
			if (this.deadline != null) {
				this.deadline.cancel(false);
			}
		}
		if (started != null) {
			started.cancel();
		}
		if (open != null) {
			execute(() -> open.closeAndAbort(WssCloseStatus.NORMAL));
		}
	}

	@Override
	public void opened(SocketTransport transport) {
		boolean wanted;
		synchronized (this) {
			this.transport = transport;
			wanted = this.phase == Phase.OPENING;
		}
		if (!wanted) {
			transport.abort();
		}
	}

	@Override
	public void text(CharSequence piece, boolean last) {
		heard();
		if (this.deaf) {
			return;
		}
		try {
			String message = this.assembler.text(piece.toString(), last);
			if (message != null) {
				text(message);
			}
		}
		catch (MessageAssembler.TooBigException ex) {
			tooBig();
		}
	}

	private void text(String message) {
		PeerDialogue present = this.dialogue;
		if (present != null) {
			present.text(message);
		}
		else {
			identify(message);
		}
	}

	@Override
	public void binary(ByteBuffer piece, boolean last) {
		heard();
		if (this.deaf) {
			return;
		}
		try {
			byte[] message = this.assembler.binary(piece, last);
			PeerDialogue present = this.dialogue;
			if (message != null && present != null) {
				present.binary(message);
			}
		}
		catch (MessageAssembler.TooBigException ex) {
			tooBig();
		}
	}

	private void tooBig() {
		this.deaf = true;
		String limit = "A message may have " + this.settings.maxMessageSize() + " bytes";
		PeerConnection present = this.connection;
		if (present != null) {
			logger.warn(address() + " sent a message of more than max-message-size; " + limit);
			present.close(WssCloseStatus.MESSAGE_TOO_BIG.withReason(limit));
		}
		else {
			fail(new WssConnectException(address() + " sent a message that is too big. " + limit), false);
		}
	}

	/**
	 * The id comes first; what comes before it is not meant for us.
	 */
	private void identify(String message) {
		if (!(FrameReader.read(message) instanceof Frame.Call call) || !call.route().equals("setId")
				|| call.args() == null || !call.args().is(JsonText.Kind.STRING)) {
			logger.debug("A message before the id was passed over");
			return;
		}
		String id = FrameReader.string(call.args());
		if (id.isBlank() || id.length() > MAX_ID) {
			fail(new WssConnectException(address() + " told an id that can be none"), false);
			return;
		}
		boolean v1 = call.protocol() != null && call.protocol().is(JsonText.Kind.STRING)
				&& FrameReader.string(call.protocol()).equals(Subprotocols.V1);
		PeerConnection identified = identified(id, v1);
		if (identified != null) {
			this.owner.identified(this, identified);
		}
	}

	private synchronized @Nullable PeerConnection identified(String id, boolean v1) {
		SocketTransport open = this.transport;
		if (this.phase != Phase.OPENING || open == null) {
			return null;
		}
		if (this.deadline != null) {
			this.deadline.cancel(false);
		}
		PeerConnection identified = new PeerConnection(id, info(v1), open, this.settings.connection(),
				this.services.connections(), this.continuity);
		this.dialogue = new PeerDialogue(identified, null, this.settings.dispatch(), this.services.dispatch(),
				this.events);
		this.connection = identified;
		this.phase = Phase.LIVE;
		return identified;
	}

	private PeerInfo info(boolean v1) {
		URI uri = this.settings.target().uri();
		Map<String, Object> attributes = this.continuity.connection().attributes();
		return new PeerInfo(address(), uri, this.settings.target().headers(), null,
				this.settings.target().remoteAddress(), attributes, v1);
	}

	@Override
	public void heard() {
		PeerConnection present = this.connection;
		if (present != null) {
			present.heard();
		}
	}

	@Override
	public void closed(CloseStatus status, boolean byFarSide) {
		boolean forbidden = byFarSide && WssCloseStatus.forbidsReconnect(status);
		Phase before = leave();
		PeerConnection present = this.connection;
		PeerDialogue dialogue = this.dialogue;
		if (before == Phase.OPENING) {
			this.owner.failed(this, new WssConnectException(address() + " closed with " + status.getCode()
					+ ((status.getReason() != null) ? " (" + status.getReason() + ")" : "") + " before it told an id"),
					forbidden);
		}
		else if (before == Phase.LIVE && present != null && dialogue != null) {
			present.closed(status);
			dialogue.closed(status);
			this.owner.lost(this, present, status, forbidden);
		}
	}

	@Override
	public void failed(WssConnectException cause) {
		fail(cause, false);
	}

	private enum Phase {

		OPENING, LIVE, ENDED

	}

}
